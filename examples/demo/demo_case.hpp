#pragma once

#include <vector>

#include "draw.hpp"
#include "exports.hpp"
#include "operation.hpp"
#include "scenario.hpp"

namespace cahoots {

/// A whole case: everybody and everything they wrote, and how the operation is staffed.
struct DemoCase {
  Scenario scenario;
  std::vector<Operative> staff;
};

/// Makes the case of that seed; `scale` multiplies the crowds and, above 1, the operation.
DemoCase make_demo_case(const Draw& seed, double scale);
/// The case in all its export formats, undamaged.
std::vector<ExportFile> all_exports(const Scenario& scenario, const Draw& seed);

}  // namespace cahoots
