create table parties (
  id text primary key, name text not null, name_arabic text, kind text not null, stamp text not null);
create table zones (
  id text primary key, name text not null, name_arabic text, outline text not null, capacity bigint not null,
  for_whom text not null, from_day text not null, until_day text, review_day text, governs text not null,
  coordinates text not null, stamp text not null);
create table zone_steps (
  zone text not null, stamp text not null, party text not null, step text not null, at bigint not null,
  actor text not null, subject text, answer text, words text, conditions text, signatory text,
  signed bigint not null,
  primary key (zone, stamp, party));
