// A script of an earlier release.
