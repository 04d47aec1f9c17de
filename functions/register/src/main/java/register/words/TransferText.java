package register.words;

import register.policy.Transfer;
import register.policy.TransferMechanism;
import register.value.Language;

/// A transfer to a third country in one line, e.g.
/// `Transfer to a third country (Germany – United States): standard contractual clauses, Module Three`. If the policy
/// says that it is not a transfer, the line does not call it one.
public final class TransferText {
    private TransferText() {}

    /// @param language for the names of countries
    public static String of(Transfer transfer, Words glossary, Language language) {
        String from = Places.country(transfer.from(), language);
        String to = Places.country(transfer.to(), language);
        String mechanism = mechanism(transfer, glossary);
        return transfer.mechanism() == TransferMechanism.NOT_A_TRANSFER
                ? mechanism + " (" + from + " – " + to + ")"
                : glossary.get("transfer", from, to, mechanism);
    }

    /// The part of the Data Privacy Framework that covers the exporter's country: Switzerland and the United Kingdom
    /// have
    /// their own.
    private static String framework(Transfer transfer, Words glossary) {
        return glossary.find("dpf-from." + transfer.from().code())
                .orElseGet(() -> glossary.get("mechanism", TransferMechanism.DPF));
    }

    /// The legal basis, with the module of the standard contractual clauses if stated.
    public static String mechanism(Transfer transfer, Words glossary) {
        String mechanism = transfer.mechanism() == TransferMechanism.DPF
                ? framework(transfer, glossary)
                : glossary.get("mechanism", transfer.mechanism());
        return transfer.module() == null ? mechanism : mechanism + ", " + glossary.get("module." + transfer.module());
    }
}
