create table parties (
  id text primary key, name text not null, name_arabic text, kind text not null, stamp text not null);
create table zones (
  id text primary key, name text not null, name_arabic text, outline text not null, capacity bigint not null,
  for_whom text not null, from_day text not null, until_day text, review_day text, governs text not null,
  coordinates text not null, stamp text not null);
create table zone_steps (
  zone text not null, stamp text not null, party text not null, step text not null, at bigint not null,
  actor text not null, subject text, answer text, words text, more text, signatory text,
  signed bigint not null, key text,
  primary key (zone, stamp, party));
create table operation_rules (
  stamp text primary key, kinds text not null, each_notified bigint not null, met_before_opening text not null,
  found_for_control text not null);
create table objectives (
  zone text not null, id text not null, name text not null, kind text not null, shape text not null,
  stamp text not null,
  primary key (zone, id));
