package register.bench.growth;

/// The number of versions of a policy, and of subprocessors in each.
record Shape(int versions, int subprocessors) {}
