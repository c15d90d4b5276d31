#include "base/threads.hpp"

#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace cahoots {

void run_threads(std::uint32_t n_threads, const std::function<void()>& work) {
  if (n_threads <= 1) {
    work();
    return;
  }
  std::vector<std::exception_ptr> failures(n_threads);
  const auto guarded = [&](std::uint32_t thread) {
    try {
      work();
    } catch (...) {
      failures[thread] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    try {
      for (std::uint32_t thread = 1; thread < n_threads; ++thread) {
        threads.emplace_back(guarded, thread);
      }
    } catch (const std::system_error&) {
      // No more threads to be had, by ulimit -u or ulimit -v: the same result, later.
    }
    guarded(0);
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace cahoots
