create table places (
  id text primary key, kind text not null, parent text, code text not null, name text not null, name_arabic text,
  latitude double precision, longitude double precision, outline text, capacity bigint, type text,
  source text not null, area_km2 double precision, population bigint, population_date text, serves text,
  stamp text not null);
create index places_parent on places (parent, kind);
