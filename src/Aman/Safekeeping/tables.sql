create table key_grants (
  stamp text primary key, zone text not null, to_node text not null, signer text not null, needs bigint not null,
  keys bigint not null, at bigint not null, actor text not null);

create table key_approvals (
  stamp text primary key, zone text not null, request text not null, to_node text not null, needs bigint not null,
  at bigint not null, actor text not null);
