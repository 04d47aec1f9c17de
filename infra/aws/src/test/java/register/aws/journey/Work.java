package register.aws.journey;

import java.io.IOException;

/// What a function or a command does once, and again if it fails: as its queue, its schedule or a person does.
interface Work extends AutoCloseable {

    Deployment at();

    /// Does it once.
    ///
    /// @return true if whoever started it takes it to be done
    boolean run() throws Exception;

    /// True if it is done again even if it succeeds.
    default boolean isRepeated() {
        return false;
    }

    /// The expected end, in words.
    default String expected() {
        return "as undisturbed";
    }

    /// Whatever happens later by itself.
    default void later() throws Exception {}

    /// True if this end is right too, because a person is asked, or a mail may be repeated.
    ///
    /// @param whole the end of undisturbed work
    default boolean isLeft(Ended whole, Ended end) {
        return false;
    }

    @Override
    default void close() throws IOException {
        at().close();
    }

    /// Prepares the work, on a deployment of its own unless it changes only the table.
    interface Opening extends AutoCloseable {
        Work open() throws Exception;

        @Override
        default void close() {}
    }
}
