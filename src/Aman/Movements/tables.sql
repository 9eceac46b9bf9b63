-- People displaced from a country (origin) to a country (asylum) at the end of a year; inside one where both are the same.
create table displacement (
  year bigint not null, origin text not null, asylum text not null, refugees bigint not null,
  asylum_seekers bigint not null, returned_refugees bigint not null, idps bigint not null,
  returned_idps bigint not null, source text not null, stamp text not null,
  primary key (year, origin, asylum));
create index displacement_origin on displacement (origin, asylum, year);
