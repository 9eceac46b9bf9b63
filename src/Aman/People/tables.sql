-- A household as registered. moved: the stamp of its last transfer to another zone, which the later one wins.
create table households (
  id text primary key, zone text not null, origin_admin1 text, registered_on text not null, stamp text not null,
  moved text not null);
create index households_by_zone on households (zone, id);

-- A person: sealed as registered (the earliest registration stays), and beside it what figures need as it is now, each
-- value with the stamp of whoever wrote it last; an empty stamp means as registered. A row may come before its
-- registration: then its own stamp is '~'. How many belong to a household is counted here and stored nowhere.
-- said_same: whom the last merger puts before this person; same_as: the same, but empty where mergers made apart would
-- close a circle and this one's is the latest of it. Whose same_as is empty stands for himself.
create table people (
  id text primary key, household text not null, zone text not null, place bigint not null, head bigint not null,
  sex text not null, age_group text not null, identity text, contact text, needs text, stamp text not null,
  registered_by text not null, moved text not null default '', sexed text not null default '',
  aged text not null default '', died bigint not null default 0, died_stamp text not null default '',
  same_as text not null default '', said_same text not null default '', same_stamp text not null default '');
create index people_by_household on people (household);
create index people_by_zone on people (zone, age_group, sex);
create index people_by_same on people (same_as) where same_as <> '';

-- Every value ever written over one that was registered. seen: the stamp of the value it was meant to replace.
create table person_fields (
  person text not null, field text not null, stamp text not null, kind text not null, zone text not null,
  actor text not null, at bigint not null, seen text not null, value text not null,
  primary key (person, field, stamp));
create index person_fields_by_actor on person_fields (actor, stamp);

-- Every change of household: from where, to where and why.
create table memberships (
  person text not null, stamp text not null, household text not null, earlier text not null, zone text not null,
  head bigint not null, kind text not null, actor text not null, at bigint not null,
  primary key (person, stamp));
create index memberships_by_household on memberships (household);

create table personal_data_reads (
  stamp text primary key, zone text not null, actor text not null, at bigint not null, household text not null,
  reason text not null, needs bigint not null);
create index personal_data_reads_by_household on personal_data_reads (household, stamp);

-- A household that was sent from one zone to another; it is on its way while its stamp is later than received.
create table households_sent (
  household text not null, zone text not null, sent_to text not null, stamp text not null, received text not null,
  primary key (household, zone, sent_to));
create index households_sent_to on households_sent (sent_to, household);

-- What the columns of a registration list mean, by the fingerprint of its headings.
create table list_mappings (
  zone text not null, fingerprint text not null, columns text not null, stamp text not null,
  primary key (zone, fingerprint));

-- Persons who may be one, the lesser id first, and what somebody decided on them (the later decision stands).
create table duplicate_pairs (
  left_id text not null, right_id text not null, zone text not null, bits bigint not null, stamp text not null,
  primary key (left_id, right_id));
create index duplicate_pairs_by_zone on duplicate_pairs (zone, bits);
create table duplicate_answers (
  left_id text not null, right_id text not null, answer text not null, actor text not null, stamp text not null,
  primary key (left_id, right_id));

create table erasures (
  person text primary key, zone text not null, at bigint not null, ground text not null, stamp text not null);
create index erasures_zone on erasures (zone);
create table retention (zone text primary key, days bigint not null, stamp text not null);

-- Who searched for people, and how many were shown; never the words.
create table searches (
  stamp text primary key, zone text not null, actor text not null, at bigint not null, how text not null,
  shown bigint not null);
create index searches_by_actor on searches (actor, at);
