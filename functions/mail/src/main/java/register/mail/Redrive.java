package register.mail;

import java.util.List;

/// What was given up, and how to try it again. Trying can be repeated, also by several processes at once.
public interface Redrive extends AutoCloseable {

    /// What became of a try.
    sealed interface Tried {}

    /// Done: it is no longer given up.
    ///
    /// @param line the result, in one line
    record Done(String line) implements Tried {}

    /// It stays given up, for this reason.
    record Failed(String reason) implements Tried {}

    /// All of it, oldest first.
    List<GivenUp> all();

    /// Tries one again. A failure is a result, not an exception, so it holds up no other.
    ///
    /// @param given one of those that the last call of `all` returned
    Tried again(GivenUp given);

    /// Gives back what `all` took in order to list it.
    @Override
    void close();
}
