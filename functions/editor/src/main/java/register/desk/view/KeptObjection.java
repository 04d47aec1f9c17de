package register.desk.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.objection.Objection;
import register.objection.ObjectionReference;
import register.recipient.RecipientId;
import register.value.Reference;

/// An objection with its customer.
///
/// @param customer null if it matches nobody in the register, or once erased
public record KeptObjection(Objection objection, @Nullable String customer) {
    private static final String BEGIN = "OBJ";

    /// Open ones first, the nearest deadline first; then the others, the newest first.
    private static final Comparator<Objection> ORDER = Comparator.comparing((Objection one) -> !one.isOpen())
            .thenComparing((one, other) -> one.isOpen()
                    ? one.arrived().compareTo(other.arrived())
                    : other.arrived().compareTo(one.arrived()));

    public static List<KeptObjection> all(KeptRegister kept) {
        return kept.policies().stream()
                .flatMap(policy -> kept.ports().objections().all(policy).stream())
                .sorted(ORDER)
                .map(one -> of(kept, one))
                .toList();
    }

    /// Empty if there is no such objection.
    public static Optional<KeptObjection> find(KeptRegister kept, String reference) {
        if (!reference.startsWith(BEGIN)
                || !Reference.PATTERN
                        .matcher("DPA" + reference.substring(BEGIN.length()))
                        .matches()) {
            return Optional.empty();
        }
        var wanted = new ObjectionReference(reference);
        return kept.policies().stream()
                .flatMap(policy -> kept.ports().objections().find(policy, wanted).stream())
                .findFirst()
                .map(one -> of(kept, one));
    }

    private static KeptObjection of(KeptRegister kept, Objection one) {
        RecipientId recipient = one.recipient();
        return new KeptObjection(
                one,
                recipient == null
                        ? null
                        : kept.who(one.policy(), recipient)
                                .map(KeptRegister::name)
                                .orElse(null));
    }
}
