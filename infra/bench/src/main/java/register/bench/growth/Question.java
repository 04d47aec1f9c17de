package register.bench.growth;

import java.util.function.LongSupplier;

/// A question to what has grown, or something added to it.
///
/// @param isTried whether it is asked before the rounds that count, too: not if that makes the shortest one longer
/// @param time asks once, and returns the time until the answer, in nanoseconds
record Question(String words, boolean isTried, LongSupplier time) {
    Question(String words, LongSupplier time) {
        this(words, true, time);
    }
}
