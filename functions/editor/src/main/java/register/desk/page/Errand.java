package register.desk.page;

import java.util.List;
import java.util.Optional;
import register.value.PolicyId;

/// What a keeper does with a policy's list, each at an address of its own.
public enum Errand {
    ADD("add-"),
    END("end-"),
    CHANGE("change-"),
    CORRECT("correct-"),
    /// Answers what the draft leaves open.
    ASK("ask-"),
    /// Every field of the draft.
    FIELDS("fields-"),
    /// Looks at the draft, and publishes or discards it.
    DRAFT("draft-"),
    FILE("file-"),
    PAGE("page-"),
    PDF("pdf-");

    private final String begin;

    Errand(String begin) {
        this.begin = begin;
    }

    public String address(PolicyId policy) {
        return begin + policy;
    }

    /// Its policy; empty if the address is another's, or of no policy.
    public Optional<PolicyId> policy(String address, List<PolicyId> policies) {
        return policies.stream()
                .filter(policy -> address(policy).equals(address))
                .findFirst();
    }

    public String name(DeskWords said) {
        return switch (this) {
            case ADD -> said.editor().get("add-subprocessor");
            case END -> said.get("end-one");
            case CHANGE -> said.get("change-one");
            case CORRECT -> said.get("correct-one");
            case ASK -> said.get("answer");
            case FIELDS -> said.editor().get("all-fields");
            case DRAFT -> said.get("draft");
            case FILE -> said.get("get-file");
            case PAGE -> said.editor().get("see-page");
            case PDF -> said.editor().get("see-pdf");
        };
    }
}
