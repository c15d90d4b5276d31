#include "time/holidays.hpp"

#include <algorithm>
#include <tuple>

#include "base/civil.hpp"

namespace cahoots {
namespace {

constexpr int kFirstYear = 2010;
constexpr int kLastYear = 2026;
constexpr int kMonday = 0;
constexpr int kThursday = 3;
constexpr int kSaturday = 5;

std::int64_t day_of(int year, int month, int day) {
  return days_from_civil({year, month, day});
}

/// Collects the holidays of one country.
class CountryList {
 public:
  CountryList(std::string_view country, std::vector<Holiday>& out)
      : country_{{country[0], country[1]}}, out_(out) {}

  void add(std::string_view name, std::int64_t first_day, int n_days = 1) {
    out_.push_back({country_, std::string(name), first_day, first_day + n_days - 1, false});
  }
  void every_year(std::string_view name, int month, int day, int n_days = 1) {
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      add(name, day_of(year, month, day), n_days);
    }
  }
  void after_easter(std::string_view name, int days) {
    for (int year = kFirstYear; year <= kLastYear; ++year) add(name, easter_day(year) + days);
  }

 private:
  CountryCode country_;
  std::vector<Holiday>& out_;
};

/// The first such weekday on or after the day.
std::int64_t weekday_from(std::int64_t day, int weekday) {
  return day + (weekday - weekday_of(day) + 7) % 7;
}

void add_germany(std::vector<Holiday>& out) {
  CountryList germany("DE", out);
  germany.every_year("New Year", 1, 1);
  germany.after_easter("Good Friday", -2);
  germany.after_easter("Easter Monday", 1);
  germany.every_year("Labour Day", 5, 1);
  germany.after_easter("Ascension", 39);
  germany.after_easter("Whit Monday", 50);
  germany.every_year("Unity Day", 10, 3);
  germany.every_year("Christmas", 12, 25, 2);
  germany.add("Reformation, 500 years", day_of(2017, 10, 31));
}

void add_france(std::vector<Holiday>& out) {
  CountryList france("FR", out);
  france.every_year("New Year", 1, 1);
  france.after_easter("Easter Monday", 1);
  france.every_year("Labour Day", 5, 1);
  france.every_year("Victory 1945", 5, 8);
  france.after_easter("Ascension", 39);
  france.after_easter("Whit Monday", 50);
  france.every_year("National Day", 7, 14);
  france.every_year("Assumption", 8, 15);
  france.every_year("All Saints", 11, 1);
  france.every_year("Armistice", 11, 11);
  france.every_year("Christmas", 12, 25);
}

/// Bank holidays of England and Wales that stand on no fixed rule or were moved.
void add_moved_bank_holidays(CountryList& britain) {
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const bool may_moved = year == 2020;
    britain.add("Early May",
                may_moved ? day_of(2020, 5, 8) : weekday_from(day_of(year, 5, 1), kMonday));
    if (year != 2012 && year != 2022) {
      britain.add("Spring bank holiday", weekday_from(day_of(year, 5, 25), kMonday));
    }
    britain.add("Summer bank holiday", weekday_from(day_of(year, 8, 25), kMonday));
  }
  britain.add("Royal wedding", day_of(2011, 4, 29));
  britain.add("Diamond Jubilee", day_of(2012, 6, 4), 2);
  britain.add("Platinum Jubilee", day_of(2022, 6, 2), 2);
  britain.add("State funeral", day_of(2022, 9, 19));
  britain.add("Coronation", day_of(2023, 5, 8));
}

void add_britain(std::vector<Holiday>& out) {
  CountryList britain("GB", out);
  britain.after_easter("Good Friday", -2);
  britain.after_easter("Easter Monday", 1);
  add_moved_bank_holidays(britain);
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const std::int64_t new_year = day_of(year, 1, 1);
    britain.add("New Year", new_year);
    const std::int64_t christmas = day_of(year, 12, 25);
    britain.add("Christmas", christmas, 2);
    // What falls on a weekend is made good on the next working days.
    if (weekday_of(new_year) >= kSaturday) {
      britain.add("New Year, substitute", weekday_from(new_year, kMonday));
    }
    if (weekday_of(christmas) == kSaturday) {
      britain.add("Christmas, substitute", christmas + 2, 2);
    } else if (weekday_of(christmas) == kSaturday + 1) {
      britain.add("Christmas, substitute", christmas + 2);
    } else if (weekday_of(christmas + 1) == kSaturday) {
      britain.add("Boxing Day, substitute", christmas + 3);
    }
  }
}

void add_russia(std::vector<Holiday>& out) {
  CountryList russia("RU", out);
  russia.every_year("New Year", 1, 1, 8);
  russia.every_year("Defender of the Fatherland", 2, 23);
  russia.every_year("Women's Day", 3, 8);
  russia.every_year("Spring and Labour", 5, 1);
  russia.every_year("Victory Day", 5, 9);
  russia.every_year("Russia Day", 6, 12);
  russia.every_year("Unity Day", 11, 4);
}

void add_iran(std::vector<Holiday>& out) {
  CountryList iran("IR", out);
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    // The equinox falls before noon of Tehran on 20 March in these years, else on the 21st.
    const bool is_early = year % 4 == 0;
    const std::int64_t nowruz = day_of(year, 3, is_early ? 20 : 21);
    iran.add("Nowruz", nowruz, 4);
    iran.add("Republic and Nature Days", nowruz + 11, 2);
    iran.add("14 and 15 Khordad", nowruz + 75, 2);
    iran.add("22 Bahman", nowruz + 327);
    iran.add("29 Esfand", nowruz + 364);
  }
}

/// A federal holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday.
std::int64_t observed(std::int64_t day) {
  if (weekday_of(day) == kSaturday) return day - 1;
  return weekday_of(day) > kSaturday ? day + 1 : day;
}

void add_united_states(std::vector<Holiday>& out) {
  CountryList states("US", out);
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    states.add("New Year", observed(day_of(year, 1, 1)));
    states.add("Memorial Day", weekday_from(day_of(year, 5, 25), kMonday));
    states.add("Independence Day", observed(day_of(year, 7, 4)));
    states.add("Labor Day", weekday_from(day_of(year, 9, 1), kMonday));
    states.add("Thanksgiving", weekday_from(day_of(year, 11, 22), kThursday), 2);
    states.add("Christmas", observed(day_of(year, 12, 25)));
  }
}

/// Adds the span to the last one where they touch.
void join_span(std::vector<DaySpan>& spans, const Holiday& holiday) {
  if (!spans.empty() && holiday.first_day <= spans.back().last_day + 1) {
    spans.back().last_day = std::max(spans.back().last_day, holiday.last_day);
  } else {
    spans.push_back({holiday.first_day, holiday.last_day});
  }
}

}  // namespace

std::int64_t easter_day(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int of_century = year % 100;
  const int corrected = (century + 8) / 25;
  const int epact = (19 * golden + century - century / 4 - (century - corrected + 1) / 3 + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int shift = (golden + 11 * epact + 22 * weekday) / 451;
  const int from_march = epact + weekday - 7 * shift + 114;
  return day_of(year, from_march / 31, from_march % 31 + 1);
}

HolidayTable::HolidayTable(std::vector<Holiday> holidays) : holidays_(std::move(holidays)) {
  std::sort(holidays_.begin(), holidays_.end(), [](const Holiday& a, const Holiday& b) {
    return std::tie(a.country, a.first_day, a.last_day, a.name, a.is_made_up_work) <
           std::tie(b.country, b.first_day, b.last_day, b.name, b.is_made_up_work);
  });
  for (const Holiday& holiday : holidays_) {
    if (countries_.empty() || countries_.back().country != holiday.country) {
      countries_.push_back({holiday.country, {}, {}});
    }
    CountryHolidays& country = countries_.back();
    if (!holiday.is_made_up_work) join_span(country.days_off, holiday);
    join_span(country.unusual, holiday);
  }
}

const HolidayTable& builtin_holidays() {
  static const HolidayTable table = [] {
    std::vector<Holiday> all = holidays_of_china();
    add_germany(all);
    add_france(all);
    add_britain(all);
    add_russia(all);
    add_iran(all);
    add_united_states(all);
    return HolidayTable(std::move(all));
  }();
  return table;
}

}  // namespace cahoots
