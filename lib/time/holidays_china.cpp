#include <array>

#include "base/civil.hpp"
#include "time/holidays.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kNewYear = "New Year";
constexpr std::string_view kSpring = "Spring Festival";
constexpr std::string_view kTombs = "Tomb Sweeping";
constexpr std::string_view kLabour = "Labour Day";
constexpr std::string_view kBoats = "Dragon Boat";
constexpr std::string_view kMoon = "Mid-Autumn";
constexpr std::string_view kNational = "National Day";

struct DaysOff {
  std::string_view name;
  CivilDate first;
  int n_days;
};

/// After the yearly notices of the General Office of the State Council on the holidays of the next
/// year. Weekends that belong to the holiday by the notice are part of it.
constexpr std::array kDaysOff{
    DaysOff{kNewYear, {2010, 1, 1}, 3},   DaysOff{kSpring, {2010, 2, 13}, 7},
    DaysOff{kTombs, {2010, 4, 3}, 3},     DaysOff{kLabour, {2010, 5, 1}, 3},
    DaysOff{kBoats, {2010, 6, 14}, 3},    DaysOff{kMoon, {2010, 9, 22}, 3},
    DaysOff{kNational, {2010, 10, 1}, 7}, DaysOff{kNewYear, {2011, 1, 1}, 3},
    DaysOff{kSpring, {2011, 2, 2}, 7},    DaysOff{kTombs, {2011, 4, 3}, 3},
    DaysOff{kLabour, {2011, 4, 30}, 3},   DaysOff{kBoats, {2011, 6, 4}, 3},
    DaysOff{kMoon, {2011, 9, 10}, 3},     DaysOff{kNational, {2011, 10, 1}, 7},
    DaysOff{kNewYear, {2012, 1, 1}, 3},   DaysOff{kSpring, {2012, 1, 22}, 7},
    DaysOff{kTombs, {2012, 4, 2}, 3},     DaysOff{kLabour, {2012, 4, 29}, 3},
    DaysOff{kBoats, {2012, 6, 22}, 3},    DaysOff{kNational, {2012, 9, 30}, 8},
    DaysOff{kNewYear, {2013, 1, 1}, 3},   DaysOff{kSpring, {2013, 2, 9}, 7},
    DaysOff{kTombs, {2013, 4, 4}, 3},     DaysOff{kLabour, {2013, 4, 29}, 3},
    DaysOff{kBoats, {2013, 6, 10}, 3},    DaysOff{kMoon, {2013, 9, 19}, 3},
    DaysOff{kNational, {2013, 10, 1}, 7}, DaysOff{kNewYear, {2014, 1, 1}, 1},
    DaysOff{kSpring, {2014, 1, 31}, 7},   DaysOff{kTombs, {2014, 4, 5}, 3},
    DaysOff{kLabour, {2014, 5, 1}, 3},    DaysOff{kBoats, {2014, 5, 31}, 3},
    DaysOff{kMoon, {2014, 9, 6}, 3},      DaysOff{kNational, {2014, 10, 1}, 7},
    DaysOff{kNewYear, {2015, 1, 1}, 3},   DaysOff{kSpring, {2015, 2, 18}, 7},
    DaysOff{kTombs, {2015, 4, 4}, 3},     DaysOff{kLabour, {2015, 5, 1}, 3},
    DaysOff{kBoats, {2015, 6, 20}, 3},    DaysOff{"Victory Day", {2015, 9, 3}, 3},
    DaysOff{kMoon, {2015, 9, 26}, 2},     DaysOff{kNational, {2015, 10, 1}, 7},
    DaysOff{kNewYear, {2016, 1, 1}, 3},   DaysOff{kSpring, {2016, 2, 7}, 7},
    DaysOff{kTombs, {2016, 4, 2}, 3},     DaysOff{kLabour, {2016, 4, 30}, 3},
    DaysOff{kBoats, {2016, 6, 9}, 3},     DaysOff{kMoon, {2016, 9, 15}, 3},
    DaysOff{kNational, {2016, 10, 1}, 7}, DaysOff{kNewYear, {2016, 12, 31}, 3},
    DaysOff{kSpring, {2017, 1, 27}, 7},   DaysOff{kTombs, {2017, 4, 2}, 3},
    DaysOff{kLabour, {2017, 4, 29}, 3},   DaysOff{kBoats, {2017, 5, 28}, 3},
    DaysOff{kNational, {2017, 10, 1}, 8}, DaysOff{kNewYear, {2017, 12, 30}, 3},
    DaysOff{kSpring, {2018, 2, 15}, 7},   DaysOff{kTombs, {2018, 4, 5}, 3},
    DaysOff{kLabour, {2018, 4, 29}, 3},   DaysOff{kBoats, {2018, 6, 16}, 3},
    DaysOff{kMoon, {2018, 9, 22}, 3},     DaysOff{kNational, {2018, 10, 1}, 7},
    DaysOff{kNewYear, {2018, 12, 30}, 3}, DaysOff{kSpring, {2019, 2, 4}, 7},
    DaysOff{kTombs, {2019, 4, 5}, 3},     DaysOff{kLabour, {2019, 5, 1}, 4},
    DaysOff{kBoats, {2019, 6, 7}, 3},     DaysOff{kMoon, {2019, 9, 13}, 3},
    DaysOff{kNational, {2019, 10, 1}, 7}, DaysOff{kNewYear, {2020, 1, 1}, 1},
    DaysOff{kSpring, {2020, 1, 24}, 10},  DaysOff{kTombs, {2020, 4, 4}, 3},
    DaysOff{kLabour, {2020, 5, 1}, 5},    DaysOff{kBoats, {2020, 6, 25}, 3},
    DaysOff{kNational, {2020, 10, 1}, 8}, DaysOff{kNewYear, {2021, 1, 1}, 3},
    DaysOff{kSpring, {2021, 2, 11}, 7},   DaysOff{kTombs, {2021, 4, 3}, 3},
    DaysOff{kLabour, {2021, 5, 1}, 5},    DaysOff{kBoats, {2021, 6, 12}, 3},
    DaysOff{kMoon, {2021, 9, 19}, 3},     DaysOff{kNational, {2021, 10, 1}, 7},
    DaysOff{kNewYear, {2022, 1, 1}, 3},   DaysOff{kSpring, {2022, 1, 31}, 7},
    DaysOff{kTombs, {2022, 4, 3}, 3},     DaysOff{kLabour, {2022, 4, 30}, 5},
    DaysOff{kBoats, {2022, 6, 3}, 3},     DaysOff{kMoon, {2022, 9, 10}, 3},
    DaysOff{kNational, {2022, 10, 1}, 7}, DaysOff{kNewYear, {2022, 12, 31}, 3},
    DaysOff{kSpring, {2023, 1, 21}, 7},   DaysOff{kTombs, {2023, 4, 5}, 1},
    DaysOff{kLabour, {2023, 4, 29}, 5},   DaysOff{kBoats, {2023, 6, 22}, 3},
    DaysOff{kNational, {2023, 9, 29}, 8}, DaysOff{kNewYear, {2023, 12, 30}, 3},
    DaysOff{kSpring, {2024, 2, 10}, 8},   DaysOff{kTombs, {2024, 4, 4}, 3},
    DaysOff{kLabour, {2024, 5, 1}, 5},    DaysOff{kBoats, {2024, 6, 8}, 3},
    DaysOff{kMoon, {2024, 9, 15}, 3},     DaysOff{kNational, {2024, 10, 1}, 7},
    DaysOff{kNewYear, {2025, 1, 1}, 1},   DaysOff{kSpring, {2025, 1, 28}, 8},
    DaysOff{kTombs, {2025, 4, 4}, 3},     DaysOff{kLabour, {2025, 5, 1}, 5},
    DaysOff{kBoats, {2025, 5, 31}, 3},    DaysOff{kNational, {2025, 10, 1}, 8},
    DaysOff{kNewYear, {2026, 1, 1}, 3},   DaysOff{kSpring, {2026, 2, 15}, 9},
    DaysOff{kTombs, {2026, 4, 4}, 3},     DaysOff{kLabour, {2026, 5, 1}, 5},
    DaysOff{kBoats, {2026, 6, 19}, 3},    DaysOff{kMoon, {2026, 9, 25}, 3},
    DaysOff{kNational, {2026, 10, 1}, 7},
};

/// Saturdays and Sundays that the same notices make working days.
constexpr std::array<CivilDate, 112> kMadeUpWork{{
    {2010, 2, 20},  {2010, 2, 21},  {2010, 6, 12}, {2010, 6, 13},  {2010, 9, 19},  {2010, 9, 25},
    {2010, 9, 26},  {2010, 10, 9},  {2011, 1, 30}, {2011, 2, 12},  {2011, 4, 2},   {2011, 10, 8},
    {2011, 10, 9},  {2011, 12, 31}, {2012, 1, 21}, {2012, 1, 29},  {2012, 3, 31},  {2012, 4, 1},
    {2012, 4, 28},  {2012, 9, 29},  {2013, 1, 5},  {2013, 1, 6},   {2013, 2, 16},  {2013, 2, 17},
    {2013, 4, 7},   {2013, 4, 27},  {2013, 4, 28}, {2013, 6, 8},   {2013, 6, 9},   {2013, 9, 22},
    {2013, 9, 29},  {2013, 10, 12}, {2014, 1, 26}, {2014, 2, 8},   {2014, 5, 4},   {2014, 9, 28},
    {2014, 10, 11}, {2015, 1, 4},   {2015, 2, 15}, {2015, 2, 28},  {2015, 9, 6},   {2015, 10, 10},
    {2016, 2, 6},   {2016, 2, 14},  {2016, 6, 12}, {2016, 9, 18},  {2016, 10, 8},  {2016, 10, 9},
    {2017, 1, 22},  {2017, 2, 4},   {2017, 4, 1},  {2017, 5, 27},  {2017, 9, 30},  {2018, 2, 11},
    {2018, 2, 24},  {2018, 4, 8},   {2018, 4, 28}, {2018, 9, 29},  {2018, 9, 30},  {2018, 12, 29},
    {2019, 2, 2},   {2019, 2, 3},   {2019, 4, 28}, {2019, 5, 5},   {2019, 9, 29},  {2019, 10, 12},
    {2020, 1, 19},  {2020, 4, 26},  {2020, 5, 9},  {2020, 6, 28},  {2020, 9, 27},  {2020, 10, 10},
    {2021, 2, 7},   {2021, 2, 20},  {2021, 4, 25}, {2021, 5, 8},   {2021, 9, 18},  {2021, 9, 26},
    {2021, 10, 9},  {2022, 1, 29},  {2022, 1, 30}, {2022, 4, 2},   {2022, 4, 24},  {2022, 5, 7},
    {2022, 10, 8},  {2022, 10, 9},  {2023, 1, 28}, {2023, 1, 29},  {2023, 4, 23},  {2023, 5, 6},
    {2023, 6, 25},  {2023, 10, 7},  {2023, 10, 8}, {2024, 2, 4},   {2024, 2, 18},  {2024, 4, 7},
    {2024, 4, 28},  {2024, 5, 11},  {2024, 9, 14}, {2024, 9, 29},  {2024, 10, 12}, {2025, 1, 26},
    {2025, 2, 8},   {2025, 4, 27},  {2025, 9, 28}, {2025, 10, 11}, {2026, 1, 4},   {2026, 2, 14},
    {2026, 2, 28},  {2026, 5, 9},   {2026, 9, 20}, {2026, 10, 10},
}};

}  // namespace

std::vector<Holiday> holidays_of_china() {
  constexpr CountryCode kChina{{'C', 'N'}};
  std::vector<Holiday> holidays;
  for (const DaysOff& days : kDaysOff) {
    const std::int64_t first = days_from_civil(days.first);
    holidays.push_back({kChina, std::string(days.name), first, first + days.n_days - 1, false});
  }
  for (const CivilDate& date : kMadeUpWork) {
    const std::int64_t day = days_from_civil(date);
    holidays.push_back({kChina, "made-up workday", day, day, true});
  }
  return holidays;
}

}  // namespace cahoots
