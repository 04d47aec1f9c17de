package register.mail;

import java.util.List;

/// Items given up, and how to retry them. Retrying can be repeated, also by several processes at once.
public interface Redrive extends AutoCloseable {

    /// The result of a retry.
    sealed interface Tried {}

    /// Succeeded: it is no longer given up.
    ///
    /// @param line the result, in one line
    record Done(String line) implements Tried {}

    /// Failed: it remains given up, for this reason.
    record Failed(String reason) implements Tried {}

    /// All items, oldest first.
    List<GivenUp> all();

    /// Retries one item. A failure is a result, not an exception, so it does not stop the others.
    ///
    /// @param given an item returned by the last call of `all`
    Tried again(GivenUp given);

    /// Releases the items that `all` took in order to list them.
    @Override
    void close();
}
