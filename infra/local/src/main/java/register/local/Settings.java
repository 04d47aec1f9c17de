package register.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the environment says, read once.
///
/// @param httpPort `REGISTER_HTTP_PORT`, 8080; 0 for any that is free
/// @param smtpPort `REGISTER_SMTP_PORT`, 2525; 0 for any that is free
/// @param data `REGISTER_DATA`, `.register`: the folder where everything lies
/// @param policies `REGISTER_POLICIES`: the folder published on first start; null for the source tree's own
/// @param verdicts `REGISTER_MAIL_VERDICTS`: what arriving mail is held for
/// @param intakeAddresses `REGISTER_INTAKE_ADDRESSES`, comma-separated: mailboxes that forward to the register
/// @param teamAddress `REGISTER_TEAM_ADDRESS`: who is told where a legal clock runs
/// @param mailFrom `REGISTER_MAIL_FROM`: the From of replies; null for the policy's own address
public record Settings(
        int httpPort,
        int smtpPort,
        Path data,
        @Nullable Path policies,
        MailVerdicts verdicts,
        List<String> intakeAddresses,
        @Nullable String teamAddress,
        @Nullable String mailFrom) {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

    public Settings {
        intakeAddresses = List.copyOf(intakeAddresses);
    }

    /// @throws BadSettingException naming the first variable that cannot be used
    public static Settings read(Map<String, String> environment) {
        return new Settings(
                port(environment, "REGISTER_HTTP_PORT", 8080),
                port(environment, "REGISTER_SMTP_PORT", 2525),
                path(environment, "REGISTER_DATA", Path.of(".register")),
                environment.getOrDefault("REGISTER_POLICIES", "").isEmpty()
                        ? null
                        : path(environment, "REGISTER_POLICIES", Path.of("")),
                MailVerdicts.read("REGISTER_MAIL_VERDICTS", environment.getOrDefault("REGISTER_MAIL_VERDICTS", "PASS")),
                addresses(environment, "REGISTER_INTAKE_ADDRESSES"),
                address(environment, "REGISTER_TEAM_ADDRESS"),
                address(environment, "REGISTER_MAIL_FROM"));
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new BadSettingException(variable, value, "expected a port from 0 to 65535, 0 for any that is free");
        }
        return Integer.parseInt(value);
    }

    private static Path path(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        try {
            return value.isEmpty() ? otherwise : Path.of(value);
        } catch (InvalidPathException e) {
            throw new BadSettingException(variable, value, "expected a path");
        }
    }

    private static List<String> addresses(Map<String, String> environment, String variable) {
        var addresses = new ArrayList<String>();
        for (String address : environment.getOrDefault(variable, "").split(",", -1)) {
            if (!address.isBlank()) {
                addresses.add(checked(variable, address.strip()));
            }
        }
        return addresses;
    }

    private static @Nullable String address(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? null : checked(variable, value);
    }

    private static String checked(String variable, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new BadSettingException(variable, address, "expected a mail address, name@domain");
        }
        return address;
    }
}
