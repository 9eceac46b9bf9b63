-- A household in a zone: two values, each with the stamp of whoever wrote it last. people is 0 when it is not here.
create table stays (
  zone text not null, household text not null,
  people bigint not null, moved text not null,
  plot text, assigned text not null,
  primary key (zone, household));
create index stays_plot on stays (zone, plot);

create table movements (
  stamp text primary key, zone text not null, household text not null, direction text not null,
  people bigint not null, at_ms bigint not null, place text, voluntary bigint);
create index movements_zone on movements (zone, household, stamp);
