package register.bench.growth;

/// How long a policy's history is, and how wide its list.
record Shape(int versions, int subprocessors) {}
