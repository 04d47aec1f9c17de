package register.local.audit;

/// What is wrong.
///
/// @param entry the first entry that it is about; 0 where it is about the checkpoint alone
public record Finding(long entry, String sentence) {
    static final long CHECKPOINT = 0;

    @Override
    public String toString() {
        return entry == CHECKPOINT ? sentence : "entry " + entry + ": " + sentence;
    }
}
