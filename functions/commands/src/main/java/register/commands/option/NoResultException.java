package register.commands.option;

import register.machine.runtime.Log;
import register.value.Problem;

/// Ends a command with an exit code and, in place of a result, a line on standard error.
public final class NoResultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;

    private NoResultException(int exit, String line) {
        super(line);
        this.exit = exit;
    }

    /// The answer is no.
    public static NoResultException no(String line) {
        return new NoResultException(Exit.NO, line);
    }

    /// The command line is invalid.
    public static NoResultException usage(String line) {
        return new NoResultException(Exit.USAGE, line);
    }

    /// There is no such record.
    ///
    /// @param argument the option or parameter that names it
    /// @param kind of the record
    public static NoResultException unknown(String argument, Object name, String kind) {
        return no(argument + ": \"" + Problem.printable(name.toString()) + "\": no such " + kind);
    }

    public int exit() {
        return exit;
    }

    /// A step that arguments or the register's state may forbid.
    public interface Step<T, E extends Exception> {
        T take() throws E;
    }

    /// @throws NoResultException with exit code `NO`, if the register's state or a rule forbids the step
    public static <T, E extends Exception> T orNo(Step<T, E> step) throws E {
        return or(Exit.NO, "", step);
    }

    /// @param argument that may forbid the step; precedes the message
    /// @throws NoResultException if it does
    public static <T, E extends Exception> T orUsage(String argument, Step<T, E> step) throws E {
        return or(Exit.USAGE, argument, step);
    }

    private static <T, E extends Exception> T or(int exit, String argument, Step<T, E> step) throws E {
        try {
            return step.take();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new NoResultException(exit, argument + Log.message(e));
        }
    }
}
