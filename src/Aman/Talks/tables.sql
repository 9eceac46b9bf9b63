create table talks_processes (
  scope text primary key, name text not null, name_arabic text, about text not null, stamp text not null);
create table talks_parties (scope text not null, party text not null, primary key (scope, party));
create table delegation_steps (
  scope text not null, stamp text not null, at bigint not null, fact text not null, primary key (scope, stamp));
create table talks_rounds (
  scope text not null, id text not null, name text not null, name_arabic text, from_day text not null,
  stamp text not null, primary key (scope, id));
create table talks_points (
  scope text not null, id text not null, round text not null, title text not null, title_arabic text,
  stamp text not null, primary key (scope, id));
create table talks_options (
  scope text not null, point text not null, id text not null, title text not null, title_arabic text,
  place bigint not null, stamp text not null, primary key (scope, point, id));
create table positions (
  scope text not null, point text not null, option text not null, party text not null, stance text not null,
  conditions text not null, reasons text, source text, contact text, at bigint not null, stamp text not null,
  primary key (scope, point, option, party));
create table positions_taken (
  scope text not null, point text not null, option text not null, party text not null, stamp text not null,
  stance text not null, conditions text not null, reasons text, source text, contact text, at bigint not null,
  primary key (scope, point, option, party, stamp));
create table position_conditions (
  scope text not null, party text not null, condition text not null, met bigint not null, evidence text,
  stamp text not null, primary key (scope, party, condition));
create table statement_versions (
  scope text not null, statement text not null, version text not null, parties text not null, note text,
  at bigint not null, stamp text not null, primary key (scope, statement, version));
create table statement_texts (
  scope text not null, statement text not null, version text not null, language text not null, title text not null,
  body text not null, primary key (scope, statement, version, language));
create table statement_agreements (
  scope text not null, statement text not null, version text not null, party text not null, agreed bigint not null,
  words text not null, at bigint not null, stamp text not null, primary key (scope, statement, version, party));
create table statement_links (
  link text primary key, scope text not null, statement text not null, version text not null, at bigint not null,
  stamp text not null);
create table statement_links_ended (scope text not null, link text not null, primary key (scope, link));
create table contacts (
  scope text not null, id text not null, form text not null, day text not null, title text not null,
  title_arabic text, place text, stamp text not null, primary key (scope, id));
create table contact_parties (
  scope text not null, contact text not null, stamp text not null, party text not null, office text not null,
  primary key (scope, contact, stamp, party));
