#pragma once

#include <cstdint>
#include <functional>

namespace cahoots {

/// Runs `work` on `n_threads` threads (0 counts as 1), this one included, and waits for all. The
/// first exception any of them ended with is thrown again here. Where the system gives fewer
/// threads, those do the work: each must take what is left until nothing is.
void run_threads(std::uint32_t n_threads, const std::function<void()>& work);

}  // namespace cahoots
