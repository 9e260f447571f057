"""Opens the dashboard as a reader opens it, and compares what it shows with what the database says.

accept.py URL DIR: Superset is at URL, the socket of the server in DIR, where the pictures go too.
"""

import calendar
import json
import shutil
import sys
import time
import urllib.request

import psycopg2
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

url, directory = sys.argv[1:]
number = 0


def check(good, what, seen=""):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {what}", flush=True)
    if not good and seen:
        print("# " + str(seen)[:2000].replace("\n", "\n# "), flush=True)


def rows(sql):
    with psycopg2.connect(host=directory, dbname="postgres", user="reader") as connection:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()


for _ in range(120):
    try:
        urllib.request.urlopen(url + "/health", timeout=5)
        break
    except OSError:
        time.sleep(1)

options = Options()
options.binary_location = shutil.which("chromium")
for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1600,2600",
                 f"--user-data-dir={directory}/chromium", "--lang=zh-CN"):
    options.add_argument(argument)
options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
browser.set_page_load_timeout(180)
wait = WebDriverWait(browser, 180)


def log_in():
    browser.get(url + "/login/")
    wait.until(lambda b: b.find_elements(By.CSS_SELECTOR, "input[type=password]"))
    browser.find_element(By.CSS_SELECTOR, "input[name=username], input#username").send_keys("admin")
    browser.find_element(By.CSS_SELECTOR, "input[type=password]").send_keys("admin")
    browser.find_element(By.CSS_SELECTOR, "button[type=submit], input[type=submit]").click()
    wait.until(lambda b: "/login" not in b.current_url)


seen = {}
queries = set()


def collect():
    """What the charts have been given, by the columns of the rows: what is drawn."""
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] != "Network.responseReceived" or "/api/v1/chart/data" not in message["params"]["response"]["url"]:
            continue
        try:
            body = browser.execute_cdp_cmd("Network.getResponseBody", {"requestId": message["params"]["requestId"]})["body"]
        except Exception:
            continue
        for result in json.loads(body).get("result", []):
            if "data" in result:
                seen[tuple(result.get("colnames", []))] = result["data"]
                queries.add(result.get("query") or "")


def open_dashboard():
    browser.get(url + "/superset/dashboard/xuchang/?standalone=0")
    wait.until(lambda b: len(b.find_elements(By.CSS_SELECTOR, "[data-test=chart-grid-component], .dashboard-component-chart-holder")) >= 5)
    deadline = time.time() + 180
    while time.time() < deadline:
        time.sleep(3)
        collect()
        if len(seen) >= 5 and not browser.find_elements(By.CSS_SELECTOR, ".loading, [data-test=loading-indicator]"):
            break
    time.sleep(3)
    collect()


def data(*columns):
    for names, values in seen.items():
        if set(columns) <= set(names):
            return values
    return []


def number_of(value):
    return None if value is None else round(float(value), 6)


browser.execute_cdp_cmd("Network.enable", {})
log_in()
open_dashboard()
browser.save_screenshot(directory + "/dashboard.png")
text = browser.find_element(By.TAG_NAME, "body").text

month, league = rows("select max(month) as month, min(league_title) from xuchang.monthly")[0]
shown = data("rank", "unit_name", "total", "base")
leagues = {unit: title for unit, title in rows("select unit_name, league_title from xuchang.monthly where month = (select max(month) from xuchang.monthly)")}
chosen = {leagues.get(row["unit_name"]) for row in shown}
check(len(chosen) == 1, "the ranking is that of one league", chosen)
league = next(iter(chosen), league)

ranking = rows("select unit_name, rank, total, base, bonus, penalty, rank_change from xuchang.monthly "
               f"where month = '{month}' and league_title = '{league}' order by rank, unit_name")
check(sorted((r["unit_name"], r["rank"], number_of(r["total"]), number_of(r["base"]), number_of(r["bonus"]), number_of(r["penalty"]), r["rank_change"]) for r in shown)
      == sorted((u, r, number_of(t), number_of(b), number_of(o), number_of(p), c) for u, r, t, b, o, p, c in ranking),
      f"the ranking of {month}: {len(ranking)} units with rank, total, base, bonus, penalty and change", shown)
missing = [f"{unit} {total:.2f}" for unit, _, total, *_ in ranking if unit not in text or f"{total:,.2f}" not in text]
check(not missing, "each unit and total of it can be read on the screen", missing)

changes = {r["unit_name"]: r["rank_change"] for r in seen.get(("unit_name", "rank_change"), [])}
check(changes == {u: c for u, *_, c in ranking}, "the change of each unit against the month before", changes)

months = next((v for k, v in seen.items() if "month" in k and len(k) > 1 and not {"rank", "clause"} & set(k)), [])
expected = rows(f"select unit_name, month, total from xuchang.monthly where league_title = '{league}'")
# one row a month, with a column a unit, or one row a month and unit
lines = sorted((u, number_of(v)) for r in months for u, v in r.items() if u not in ("month", "unit_name", "total") and v is not None)
lines = lines or sorted((r["unit_name"], number_of(r["total"])) for r in months)
check(lines == sorted((u, number_of(t)) for u, _, t in expected),
      f"the total of each unit in all {len({m for _, m, _ in expected})} months", months[:3])

heat = data("item_title", "unit_name", "percent")
expected = rows(f"""
    select i.item_order, u.name, 100 * sum(f.points) / sum(i.full_marks)
    from xuchang.fact_score as f
    join xuchang.dim_unit as u on u.unit = f.unit
    join xuchang.dim_item as i on i.item = f.item
    where i.kind in ('breach', 'mark') and f.month = '{month}' and f.league_title = '{league}'
    group by i.item_order, i.title, u.name""")
check(sorted((r["unit_name"], number_of(r["percent"])) for r in heat) == sorted((u, number_of(p)) for _, u, p in expected),
      f"the heat map: {len(expected)} items of units in percent of full marks", heat[:3])

events = data("occurred_on", "clause")
expected = rows(f"select unit_name, title, points, clause from xuchang.published_event where month = '{month}' and league_title = '{league}'")
check(sorted((r["unit_name"], r["title"], number_of(r["points"]), r["clause"]) for r in events)
      == sorted((u, t, number_of(p), c) for u, t, p, c in expected),
      f"{len(expected)} events with points and clause", events[:3])
missing = [clause for *_, clause in expected if clause and clause[:12] not in text]
check(not missing, "their clauses can be read on the screen", missing)

# as they are after somebody chose a month and a league
before = rows("select distinct month from xuchang.monthly order by month")[0][0]
other = rows(f"select max(league_title) from xuchang.monthly where league_title <> '{league}'")[0][0]
seen.clear()
epoch = calendar.timegm(before.timetuple()) * 1000
chosen = (f"(NATIVE_FILTER-month:(extraFormData:(filters:!((col:month,op:IN,val:!({epoch})))),filterState:(value:!({epoch})),id:NATIVE_FILTER-month,ownState:()),"
          f"NATIVE_FILTER-league:(extraFormData:(filters:!((col:league_title,op:IN,val:!('{other}')))),filterState:(value:!('{other}')),id:NATIVE_FILTER-league,ownState:()))")
browser.get(url + "/superset/dashboard/xuchang/?native_filters=" + urllib.request.quote(chosen))
deadline = time.time() + 120
while time.time() < deadline and len(seen) < 5:
    time.sleep(3)
    collect()
time.sleep(3)
collect()
expected = rows(f"select unit_name, rank, total from xuchang.monthly where month = '{before}' and league_title = '{other}'")
shown = data("rank", "unit_name", "total", "base")
check(sorted((r["unit_name"], r["rank"], number_of(r["total"])) for r in shown) == sorted((u, r, number_of(t)) for u, r, t in expected),
      f"the filters choose {before} and {other}: {len(expected)} units", shown[:3])
browser.save_screenshot(directory + "/dashboard_filtered.png")
browser.quit()
with open(directory + "/queries.sql", "w", encoding="utf-8") as file:
    file.write("\n;\n".join(sorted(queries)))
