create table roles (
  person text not null, role text not null, organisation text not null, zone text not null,
  held bigint not null, stamp text not null,
  primary key (person, role, organisation, zone));
