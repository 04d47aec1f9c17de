package register.settings;

import register.value.Problem;

/// A setting that cannot be used; its message is one line that names the variable, its value and what was expected.
/// What an address may hold as a secret is not shown: its user and its query.
public final class BadSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadSettingException(String variable, String value, String expected) {
        super(variable + ": \"" + Problem.printable(withoutSecrets(value)) + "\": " + expected);
    }

    private BadSettingException(String message) {
        super(message);
    }

    /// Without its value, which may be a password.
    static BadSettingException unknown(String variable, String nearest) {
        return new BadSettingException(
                Problem.printable(variable) + ": there is no such setting; the nearest is " + nearest);
    }

    private static String withoutSecrets(String value) {
        return value.replaceAll("://[^,]*@", "://…@").replaceAll("(://[^?,]*)\\?[^,]*", "$1?…");
    }
}
