-- Every step of help asked for and offered, keyed by its entry; where a request stands is computed from them.
create table help_steps (
  zone text not null, stamp text not null, step text not null, subject text not null, request text not null,
  party text not null, at bigint not null, actor text not null, kind text, territory text, parties text, words text,
  until_ms bigint, reference text,
  primary key (zone, stamp));

create table help_lines (
  zone text not null, stamp text not null, line bigint not null, what text not null, amount bigint not null,
  primary key (zone, stamp, line));
