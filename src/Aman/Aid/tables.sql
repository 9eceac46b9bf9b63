create table items (
  code text primary key, name text not null, length_cm double precision, height_cm double precision,
  width_cm double precision, volume_litres double precision, weight_kg double precision, emergency bigint not null,
  unit text, source text not null, stamp text not null);
create table item_families (
  code text primary key, family_group text not null, name text not null, source text not null, stamp text not null);

-- One row a line of a transfer, with both its ends; so the sum over an item cannot be anything but zero.
create table transfers (
  stamp text not null, line bigint not null, zone text not null, node text not null, item text not null,
  source text not null, target text not null, amount bigint not null, at_ms bigint not null,
  document text, programme text, cycle text,
  primary key (stamp, line));
create index transfers_item on transfers (item, stamp);
create index transfers_target on transfers (target, programme, cycle);

-- Running sums of the transfers.
create table balances (
  holder text not null, item text not null, amount bigint not null, primary key (holder, item));

-- issuer is the node that set the programme first (by the stamp in first): only it issues entitlements.
create table programmes (
  zone text not null, id text not null, name text not null, name_arabic text, items text not null,
  cycle text not null, mode text not null, stamp text not null, issuer text not null, first text not null,
  primary key (zone, id));

-- holder is the node (or node/device) that may hand out; empty when anyone may.
create table entitlements (
  zone text not null, programme text not null, cycle text not null, household text not null,
  holder text not null, held text not null,
  primary key (zone, programme, cycle, household));
create index entitlements_household on entitlements (household);

create table entitlement_lines (
  zone text not null, programme text not null, cycle text not null, household text not null, item text not null,
  amount bigint not null, issued text not null, collected bigint not null,
  primary key (zone, programme, cycle, household, item));
