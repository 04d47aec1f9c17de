package register.bench.growth;

import java.util.function.LongSupplier;

/// A question to what has grown, or something added to it.
///
/// @param isTried true if it is also asked before the rounds that count; false if that would lengthen the shortest
///     one
/// @param time asks once, and returns the time until the answer, in nanoseconds
record Question(String words, boolean isTried, LongSupplier time) {
    Question(String words, LongSupplier time) {
        this(words, true, time);
    }
}
