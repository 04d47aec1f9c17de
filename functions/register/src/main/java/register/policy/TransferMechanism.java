package register.policy;

import register.value.Term;

/// The legal basis of a transfer to a third country (GDPR Art. 45 to 49). The Data Privacy
/// Framework has a word of its own, because it covers only certified companies.
public enum TransferMechanism implements Term {
    ADEQUACY,
    DPF,
    SCC,
    BCR,
    UK_ADDENDUM,
    IDTA,
    DEROGATION,
    NOT_A_TRANSFER
}
