create table households (
  id text primary key, zone text not null, size bigint not null, origin_admin1 text, registered_on text not null,
  stamp text not null);
create index households_by_zone on households (zone, id);

create table people (
  id text primary key, household text not null, zone text not null, place bigint not null, head bigint not null,
  sex text not null, age_group text not null, identity text not null, contact text, needs text, stamp text not null);
create index people_by_household on people (household);
create index people_by_zone on people (zone, age_group, sex);

create table personal_data_reads (
  stamp text primary key, zone text not null, actor text not null, at bigint not null, household text not null,
  reason text not null, needs bigint not null);
create index personal_data_reads_by_household on personal_data_reads (household, stamp);
