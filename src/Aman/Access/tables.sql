create table roles (
  person text not null, role text not null, organisation text not null, zone text not null,
  held bigint not null, stamp text not null,
  primary key (person, role, organisation, zone));
create table role_steps (
  stamp text primary key, person text not null, role text not null, organisation text not null, zone text not null,
  held bigint not null, key text);
create index role_steps_signer on role_steps (organisation, person, stamp);
