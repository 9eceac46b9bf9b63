-- A household in a zone: two values, each with the stamp of whoever wrote it last. counted: how many came when it was
-- counted last, 0 when it is not here; people: these and what changed since, so that two gates may each add one.
create table stays (
  zone text not null, household text not null,
  people bigint not null, counted bigint not null, moved text not null,
  plot text, assigned text not null,
  primary key (zone, household));
create index stays_plot on stays (zone, plot);

-- How many more (or fewer) of a household there are, between two counts.
create table stay_changes (
  zone text not null, household text not null, stamp text not null, change bigint not null,
  primary key (zone, household, stamp));

create table movements (
  stamp text primary key, zone text not null, household text not null, direction text not null,
  people bigint not null, at_ms bigint not null, place text, voluntary bigint);
create index movements_zone on movements (zone, household, stamp);
