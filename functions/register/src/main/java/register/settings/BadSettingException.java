package register.settings;

import register.value.Problem;

/// An invalid setting; the message is one line with the variable, its value and what was expected. Possible secrets in
/// an address, its user and its query, are omitted.
public final class BadSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String variable;

    public BadSettingException(String variable, String value, String expected) {
        this(variable, variable + ": \"" + Problem.printable(withoutSecrets(value)) + "\": " + expected);
    }

    private BadSettingException(String variable, String message) {
        super(message);
        this.variable = variable;
    }

    /// The name of the invalid setting.
    public String variable() {
        return variable;
    }

    /// Omits the value, which may be a password.
    static BadSettingException unknown(String variable, String nearest) {
        return new BadSettingException(
                variable, Problem.printable(variable) + ": there is no such setting; the nearest is " + nearest);
    }

    private static String withoutSecrets(String value) {
        return value.replaceAll("://[^,]*@", "://…@").replaceAll("(://[^?,]*)\\?[^,]*", "$1?…");
    }
}
