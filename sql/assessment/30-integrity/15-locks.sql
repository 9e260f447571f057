-- Locks.  Transactions that enter facts or rules, open a month, publish it or amend it wait for each other.
--
-- A transaction that writes facts of a month locks the month, shared, and then sees whether it is
-- published; publish_month() and amend_month() lock it exclusively.  So a fact is in the digest of its
-- month, or it is refused.  Rules, units and whatever else has no month share one lock.

-- Advisory locks are numbered by this and a day: a month, or lock_of_rules().
create or replace function lock_class()
returns integer
language sql stable parallel safe
begin atomic
    select ('period'::regclass::oid::bigint - 2147483648)::integer as class;
end;

comment on function lock_class() is '内部函数：本考核咨询锁的第一个键 / Internal: first key of the advisory locks of this assessment';

create or replace function lock_of(month date)
returns integer
language sql immutable parallel safe
begin atomic
    select lock_of.month - date '2000-01-01' as key;
end;

comment on function lock_of(date) is '内部函数：某月咨询锁的第二个键 / Internal: second key of the advisory lock of a month';

create or replace function lock_of_rules()
returns integer
language sql immutable parallel safe
begin atomic
    select -2147483648 as key;
end;

comment on function lock_of_rules() is '内部函数：规则、单位等无月份各表的咨询锁的第二个键 / Internal: second key of the advisory lock of rules, units and what else has no month';

create or replace function lock_of_periods()
returns integer
language sql immutable parallel safe
begin atomic
    select -2147483647 as key;
end;

comment on function lock_of_periods() is '内部函数：各月份是否开始的咨询锁的第二个键 / Internal: second key of the advisory lock of which months are open';

create or replace function isolation_hint(otherwise text)
returns text
language sql stable parallel safe
begin atomic
    select concat('Begin the transaction with BEGIN ISOLATION LEVEL READ COMMITTED', isolation_hint.otherwise,
                  case
                      when current_setting('default_transaction_isolation') <> 'read committed'
                          then '; default_transaction_isolation is "' || current_setting('default_transaction_isolation') || '" here'
                  end,
                  '.') as hint;
end;

comment on function isolation_hint(text) is '内部函数：隔离级别不符时的提示 / Internal: the hint for another isolation level than READ COMMITTED';

create or replace function lock_month_shared(month date)
returns void
language plpgsql
as $lock$
begin
    perform pg_advisory_xact_lock_shared(lock_class(), lock_of(lock_month_shared.month));
end
$lock$;

comment on function lock_month_shared(date) is '内部函数：以共享方式锁定某月，直至事务结束，期间不能公布或更正该月 / Internal: locks a month, shared, until the transaction ends; it can be neither published nor amended meanwhile';

-- Locks months, shared, and returns those of them that are published.
create or replace function lock_months_shared(months date[])
returns date[]
language plpgsql
as $lock$
declare
    held date;
begin
    for held in
        select distinct m.month from unnest(lock_months_shared.months) as m (month) where isfinite(m.month) order by 1
    loop
        perform lock_month_shared(held);
    end loop;
    perform from period as p where p.month = any (lock_months_shared.months) order by p.month for share;
    -- If the row exists, its lock reveals that the snapshot is older than the publication. If it does not exist
    -- yet, nothing reveals it.
    if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
        select min(m.month) into held
        from unnest(lock_months_shared.months) as m (month)
        where isfinite(m.month) and not exists (select from period as p where p.month = m.month);
        if held is not null then
            raise exception 'month % is not open, and facts of such a month are written only in a READ COMMITTED transaction, not %',
                            held, upper(current_setting('transaction_isolation'))
                using errcode = 'invalid_transaction_state',
                      hint = isolation_hint(', or open the month first');
        end if;
    end if;
    return array(select p.month
                 from period as p
                 where p.month = any (lock_months_shared.months) and p.published
                 order by p.month);
end
$lock$;

comment on function lock_months_shared(date[]) is '内部函数：以共享方式锁定若干月份，返回其中已公布的；月份未开始而隔离级别不是 READ COMMITTED 则报错（25000） / Internal: locks months, shared, and returns those of them that are published; an error (25000) for a month that is not open, if the isolation level is not READ COMMITTED';

-- Only a snapshot taken after the wait shows what happened meanwhile.  An assessment that this transaction has made is
-- an exception: nobody else sees it yet.
create or replace function require_read_committed(relation text)
returns void
language plpgsql
as $require$
begin
    if current_setting('transaction_isolation') in ('repeatable read', 'serializable')
       and (select age(c.xmin) > 0 from pg_class as c where c.oid = 'period'::regclass)
    then
        raise exception 'table % is written only in a READ COMMITTED transaction, not %', require_read_committed.relation,
                        upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', table = require_read_committed.relation, schema = current_schema(),
                  hint = isolation_hint('');
    end if;
end
$require$;

comment on function require_read_committed(text) is '内部函数：隔离级别不是 READ COMMITTED 则报错（25000） / Internal: the error (25000) for writing a table under another isolation level than READ COMMITTED';

create or replace function lock_rules()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $lock$
begin
    perform xcedu.enter_schema(tg_relid);
    perform require_read_committed(tg_table_name);
    perform pg_advisory_xact_lock_shared(lock_class(), lock_of_rules());
    return null;
end
$lock$;

comment on function lock_rules() is '触发器：写规则、单位等表的事务与公布、更正互斥；隔离级别不是 READ COMMITTED 则报错（25000） / Trigger: transactions that write rules, units and the like, and those that publish or amend, wait for each other; an error (25000) under another isolation level than READ COMMITTED';

-- Opening a month waits for transactions that enter events, and they wait for it.
create or replace function lock_periods()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $lock$
begin
    perform xcedu.enter_schema(tg_relid);
    perform pg_advisory_xact_lock(lock_class(), lock_of_rules());
    perform pg_advisory_xact_lock(lock_class(), lock_of_periods());
    return null;
end
$lock$;

comment on function lock_periods() is '触发器：开始月份与录入事项、公布月份互斥 / Trigger: transactions that open a month, enter events or publish wait for each other';

-- Takes the locks of publishing and amending.  Only a READ COMMITTED transaction sees, after the
-- wait, what the transactions that it waited for have written.
create or replace function lock_months_exclusive(months date[])
returns void
language plpgsql
as $lock$
declare
    taken date;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'a month is published and amended only in a READ COMMITTED transaction, not %',
                        upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state',
                  hint = isolation_hint('');
    end if;
    perform pg_advisory_xact_lock(lock_class(), lock_of_rules());
    for taken in
        select distinct m.month from unnest(lock_months_exclusive.months) as m (month) where isfinite(m.month) order by 1
    loop
        perform pg_advisory_xact_lock(lock_class(), lock_of(taken));
    end loop;
    -- not FOR UPDATE: a transaction that inserts a fact holds the row (see hold_references()) before it waits for the month
    perform from period as p where p.month = any (lock_months_exclusive.months) order by p.month for no key update;
end
$lock$;

comment on function lock_months_exclusive(date[]) is '内部函数：以独占方式锁定若干月份，以便公布或更正；隔离级别不是 READ COMMITTED 则报错（25000） / Internal: locks months, exclusively, for publishing or amending; an error (25000) if the isolation level is not READ COMMITTED';

-- Who holds a month, or the rules, so that it cannot be published meanwhile.
create or replace view month_lock
with (security_invoker = true) as
select case l.objid
           when lock_of_rules()::oid then 'rules'
           when lock_of_periods()::oid then 'periods'
           else to_char(date '2000-01-01' + l.objid::integer, 'YYYY-MM-DD')
       end as locked,
       case l.mode when 'ShareLock' then 'entering' else 'publishing' end as held_for,
       l.granted,
       a.usename::text as role,
       a.pid,
       to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SS') as since
from pg_locks as l
left join pg_stat_activity as a on a.pid = l.pid
where l.locktype = 'advisory'
      and l.objsubid = 2
      and l.database = (select d.oid from pg_database as d where d.datname = current_database())
      and l.classid::bigint = (lock_class()::bigint + 4294967296) % 4294967296;

comment on view month_lock is '现在锁定各月份的会话：录入事实期间该月不能公布，公布期间录入须等待 / Sessions that have months locked now. While one enters facts the month cannot be published; while one publishes the others wait';
comment on column month_lock.locked is '所锁定的月份（当月1日），rules 为规则和单位，periods 为月份的开始 / The month, as its first day; rules: rules and units; periods: which months are open';
comment on column month_lock.held_for is 'entering 录入，publishing 公布或更正 / entering, or publishing (amending too)';
comment on column month_lock.granted is '是否已锁定；否则在等待 / Whether it is held; else the session waits for it';
comment on column month_lock.role is '会话的登录角色 / Role that logged in';
comment on column month_lock.pid is '会话的进程号，可用于 pg_terminate_backend() / Process of the session, for pg_terminate_backend()';
comment on column month_lock.since is '事务开始的时间，看不到他人会话时为空 / When its transaction began; NULL if the role may not see that';
