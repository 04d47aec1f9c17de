package register.policy;

import register.value.Term;

/// The legal basis of a transfer to a third country (GDPR Art. 45 to 49; the Data Privacy Framework
/// is an adequacy decision).
public enum TransferMechanism implements Term {
    ADEQUACY,
    SCC,
    BCR,
    UK_ADDENDUM,
    IDTA,
    DEROGATION,
    NOT_A_TRANSFER
}
