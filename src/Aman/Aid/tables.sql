create table items (
  code text primary key, name text not null, length_cm double precision, height_cm double precision,
  width_cm double precision, volume_litres double precision, weight_kg double precision, emergency bigint not null,
  unit text, source text not null, stamp text not null);
create table item_families (
  code text primary key, family_group text not null, name text not null, source text not null, stamp text not null);
