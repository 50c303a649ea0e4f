#!/usr/bin/env python3
"""Figures of an incident event log, straight from the file: what the reports of the platform are compared with.

Knows nothing of the platform's code. Definitions: docs/kpis.md and docs/import.md. Python 3, standard library only.

    tests/event_log_kpis.py FILE [--zone Asia/Jakarta] [--week "1-5 08:00-17:00"]

Prints one JSON object. FILE is CSV or gzip, one row per change, the rows of an incident together and in order.
"""
import argparse
import csv
import datetime
import gzip
import io
import json
import statistics
import sys
import zoneinfo

STATES = {
    "New": "New", "Active": "InProgress", "Awaiting User Info": "OnHold", "Awaiting Vendor": "OnHold", "Awaiting Problem": "OnHold",
    "Awaiting Evidence": "OnHold", "Resolved": "Resolved", "Closed": "Closed",
}
PAUSING = {"Awaiting User Info", "Awaiting Evidence"}  # the consumer's time; a vendor's and a problem's are ours
OVER = {"Resolved", "Closed"}


class Calendar:
    """Openings of the weekdays in a zone, without exceptions."""

    def __init__(self, zone, week):
        self.zone = zoneinfo.ZoneInfo(zone)
        days, hours = week.split()
        first, last = (int(day) for day in days.split("-"))
        self.days = range(first - 1, last)
        self.opens, self.closes = (self.time(hour) for hour in hours.split("-"))

    @staticmethod
    def time(text):
        hour, minute = (int(part) for part in text.split(":"))
        return datetime.timedelta(hours=hour, minutes=minute)

    def seconds(self, start, end):
        """Open seconds of [start, end), both UTC."""
        total = 0
        day = start.astimezone(self.zone).date()
        while start < end:
            midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=self.zone)
            if midnight.astimezone(datetime.timezone.utc) >= end:
                return total
            if day.weekday() in self.days:
                opens = (midnight + self.opens).astimezone(datetime.timezone.utc)
                closes = (midnight + self.closes).astimezone(datetime.timezone.utc)
                total += max(0, int((min(end, closes) - max(start, opens)).total_seconds()))
            day += datetime.timedelta(days=1)
        return total


def instant(text, zone):
    local = datetime.datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=zone)
    return local.astimezone(datetime.timezone.utc)


def incidents(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as raw:
        rows = []
        for row in csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig", newline="")):
            if rows and rows[0]["number"] != row["number"]:
                yield rows
                rows = []
            rows.append(row)
        if rows:
            yield rows


def read(rows, zone, calendar):
    opened = instant(rows[0]["opened_at"], zone)
    at, state, paused = opened, "New", False
    known = None        # the group of the row before, None for one that is not known
    held = []           # every group that had it, in the order of arrival
    hops = []           # groups arrived at by a hop
    before_hops = None
    accepted = False
    first_group = None
    seconds, resolved, reopened, changes, resolved_group = 0, None, 0, 0, None
    returned = False
    last_seconds = None
    former_raw = None
    for row in rows:
        now = max(at, instant(row["sys_updated_at"], zone))
        if state not in OVER and not paused:
            seconds += calendar.seconds(at, now)
        at = now
        word = row["incident_state"]
        if word in STATES:
            next_state, next_paused = STATES[word], word in PAUSING
        else:
            next_state, next_paused = state, paused
        group = None if row["assignment_group"] == "?" else row["assignment_group"]
        if former_raw is not None and row["assignment_group"] != former_raw:
            changes += 1
        former_raw = row["assignment_group"]
        if group is not None:
            first_group = first_group or group
            if accepted and known is not None and group != known:
                before_hops = before_hops or known
                returned = returned or group in held
                hops.append(group)
            if group not in held:
                held.append(group)
        known = group
        if state in OVER and next_state not in OVER:
            reopened += 1
            resolved = None
        if state not in OVER and next_state in OVER:
            resolved, resolved_group, last_seconds = now, group, seconds
        if next_state == "InProgress":
            accepted = True
        state, paused = next_state, next_paused
    ping_pong = returned or (bool(hops) and len(set(hops) | {before_hops}) > 3)
    return {
        "opened": opened, "resolved": resolved, "reopened": reopened, "hops": len(hops), "changes": changes, "ping_pong": ping_pong,
        "business": last_seconds if resolved else None,
        "elapsed": int((resolved - opened).total_seconds()) if resolved else None,
        "first": first_group, "right": first_group == resolved_group if resolved and first_group else None,
        "counter_reopened": int(rows[-1]["reopen_count"]), "counter_reassigned": int(rows[-1]["reassignment_count"]), "rows": len(rows),
    }


def percentile(values, share):
    """Between two values in proportion, as PostgreSQL's percentile_cont."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def durations(values):
    return {"mean": statistics.fmean(values), "median": percentile(values, .5), "p90": percentile(values, .9)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file")
    arguments.add_argument("--zone", default="Asia/Jakarta", help="of the file's times and of the calendar")
    arguments.add_argument("--week", default="1-5 08:00-17:00", help="openings: weekdays from Monday = 1, and hours")
    asked = arguments.parse_args()
    calendar = Calendar(asked.zone, asked.week)
    facts = [read(rows, calendar.zone, calendar) for rows in incidents(asked.file)]
    resolved = [fact for fact in facts if fact["resolved"]]
    assigned = [fact for fact in resolved if fact["right"] is not None]
    json.dump({
        "rows": sum(fact["rows"] for fact in facts),
        "opened": len(facts),
        "resolved": len(resolved),
        "mttr_business_seconds": durations([fact["business"] for fact in resolved]),
        "mttr_elapsed_seconds": durations([fact["elapsed"] for fact in resolved]),
        "reopened": sum(1 for fact in resolved if fact["reopened"]),
        "reopened_by_the_file's_own_counter": sum(1 for fact in facts if fact["counter_reopened"]),
        "hops": sum(fact["hops"] for fact in facts),
        "with_hops": sum(1 for fact in facts if fact["hops"]),
        "changes_of_group": sum(fact["changes"] for fact in facts),
        "reassignments_by_the_file's_own_counter": sum(fact["counter_reassigned"] for fact in facts),
        "ping_pong": sum(1 for fact in facts if fact["ping_pong"]),
        "first_assigned": len(assigned),
        "first_right": sum(1 for fact in assigned if fact["right"]),
    }, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
