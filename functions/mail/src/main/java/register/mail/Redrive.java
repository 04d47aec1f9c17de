package register.mail;

import java.util.List;

/// What was given up, and the way to have it tried once more. Trying can be repeated, and by several at once.
public interface Redrive extends AutoCloseable {

    /// What became of a try.
    sealed interface Tried {}

    /// Done; it is given up no longer.
    ///
    /// @param line what it became, one line
    record Done(String line) implements Tried {}

    /// It stays, with this reason.
    record Failed(String reason) implements Tried {}

    /// All of it, in the order in which it came.
    List<GivenUp> all();

    /// Tries one again; a failure is an answer here and holds up no other.
    ///
    /// @param given one of the last call of `all`
    Tried again(GivenUp given);

    /// Gives back what `all` took to look at.
    @Override
    void close();
}
