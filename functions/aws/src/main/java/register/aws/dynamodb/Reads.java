package register.aws.dynamodb;

/// The consistency of a read (DynamoDB Developer Guide, "DynamoDB read consistency").
public enum Reads {
    /// Sees every write that returned before. For reads that decide on a write.
    CONSISTENT,
    /// Costs half, but may miss the latest writes. For reads that only show something.
    EVENTUAL;

    boolean consistent() {
        return this == CONSISTENT;
    }
}
