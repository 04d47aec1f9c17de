package register.machine.mcp;

import register.value.Problem;

/// The words of a refusal, for programs and the models that they use.
final class Expected {
    private Expected() {}

    /// @param name of the argument, header or member
    /// @param value what was sent; empty if nothing was
    /// @param expected what would be accepted
    static String words(String name, String value, String expected) {
        return Problem.printable(name) + ": " + (value.isEmpty() ? "" : "\"" + Problem.printable(value) + "\": ")
                + expected;
    }
}
