create table organisations (
  id text primary key, name text not null, stamp text not null);
create table activities (
  id text primary key, organisation text not null, sector text not null, country text, area text, place text,
  latitude double precision, longitude double precision, description text, source text not null, stamp text not null);
create index activities_place on activities (country, area, sector);
