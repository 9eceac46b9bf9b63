create table agreements (
  zone text not null, id text not null, kind text not null, purpose text not null, fields text not null,
  receivers text not null, legal_basis text not null, retention_days bigint not null, expires_on text not null,
  proposer text not null, at bigint not null, text text not null, stamp text not null,
  primary key (zone, id));
create table information_requests (
  zone text not null, id text not null, agreement text not null, receiver text not null, fields text not null,
  persons text not null, reason text not null, asker text not null, at bigint not null, text text not null,
  stamp text not null,
  primary key (zone, id));
-- Decisions on agreements and requests, and the ends of agreements; only ever added.
create table sharing_steps (
  zone text not null, stamp text not null, step text not null, id text not null, text text not null,
  actor text not null, agrees bigint not null, reason text not null, receiver_key text, at bigint not null,
  primary key (zone, stamp));
create index sharing_steps_by_id on sharing_steps (zone, id);
create table receiver_keys (
  zone text not null, organisation text not null, receiver_key text not null, at bigint not null,
  stamp text not null,
  primary key (zone, organisation));
create table consents (
  zone text not null, person text not null, purpose text not null, stamp text not null, given bigint not null,
  words text not null, language text not null, actor text not null, at bigint not null,
  primary key (zone, person, purpose, stamp));
create table disclosures (
  zone text not null, stamp text not null, agreement text not null, request text not null, receiver text not null,
  receiver_key text not null, kind text not null, purpose text not null, fields text not null,
  people bigint not null, file text not null, actor text not null, at bigint not null,
  primary key (zone, stamp));
create table disclosed_persons (
  zone text not null, person text not null, request text not null, stamp text not null,
  primary key (zone, person, stamp));
create index disclosed_persons_by_request on disclosed_persons (zone, request, person);
