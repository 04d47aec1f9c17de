package register.bench.growth;

import java.util.List;

/// Something that has grown, with the same questions at any length.
interface Grown extends AutoCloseable {
    List<Question> questions();

    /// Checks, after all questions, that the answers were right.
    default void check() {}

    @Override
    void close();
}
