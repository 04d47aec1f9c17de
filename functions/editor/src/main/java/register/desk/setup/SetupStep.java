package register.desk.setup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import register.machine.doctor.Finding.Subject;
import register.machine.settings.SettingsFile;

/// What a keeper sets up on the way from a trial to a real register, each at an address of its own.
public enum SetupStep {
    SEAL(Subject.SEAL),
    PUBLIC_ADDRESS(Subject.PUBLIC_ADDRESS),
    MAIL_OUT(Subject.MAIL_OUT),
    MAIL_IN(Subject.MAIL_IN),
    TEAM(Subject.TEAM),
    TIME_STAMPS(Subject.TIME_STAMPS),
    BACKUP(Subject.BACKUP);

    private static final String BEGIN = "set-";

    private final Subject subject;

    SetupStep(Subject subject) {
        this.subject = subject;
    }

    /// What is found about it, and names it.
    Subject subject() {
        return subject;
    }

    public String address() {
        return BEGIN + subject.term();
    }

    /// The step at an address.
    public static Optional<SetupStep> at(String address) {
        return Stream.of(values())
                .filter(step -> step.address().equals(address))
                .findFirst();
    }

    static Optional<SetupStep> of(Subject subject) {
        return Stream.of(values()).filter(step -> step.subject == subject).findFirst();
    }

    /// What is examined for it.
    public Set<Subject> examined() {
        return switch (this) {
            case PUBLIC_ADDRESS -> Set.of(Subject.PUBLIC_ADDRESS, Subject.LOG_NAME);
            case MAIL_OUT -> Set.of(Subject.MAIL_OUT, Subject.DNS);
            default -> Set.of(subject);
        };
    }

    /// Its settings.
    public List<String> names() {
        return switch (this) {
            case PUBLIC_ADDRESS -> List.of(SettingsFile.URL);
            case MAIL_OUT -> List.of(SettingsFile.RELAY, SettingsFile.RELAY_PASSWORD, SettingsFile.MAIL_FROM);
            case MAIL_IN -> List.of(SettingsFile.AUTHENTICATOR, SettingsFile.INTAKE_ADDRESSES);
            case TEAM -> List.of(SettingsFile.TEAM_ADDRESS);
            case TIME_STAMPS -> List.of(SettingsFile.TSA);
            case SEAL, BACKUP -> List.of();
        };
    }

    /// True if it can never be changed once something was published with it.
    boolean isForGood() {
        return this == SEAL || this == PUBLIC_ADDRESS;
    }
}
