// Command checknotice verifies a customer's notice.json with Go's own packages for transparency logs, which know
// nothing of the register: golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog.
//
//	checknotice notice.json VERIFIER-KEY ADDRESS [CUSTOMER]
//
// It prints what the register committed to. Exit codes: 0 everything held; 1 something did not; 2 it was called in
// another way.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type notice struct {
	Commitment json.RawMessage
	ExternalID *string `json:"externalId"`
	Leaf       json.RawMessage
	Place      struct {
		Index, Size int64
		Path        []string
	}
	Proof, Salt string
}

// canonical writes JSON as RFC 8785 does: of what a notice.json holds (names in ASCII, no fractions) that is what Go
// writes of a map, its names in order, without escapes for HTML.
func canonical(value any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

func check(file []byte, key, address, customer string) (json.RawMessage, error) {
	var n notice
	if err := json.Unmarshal(file, &n); err != nil {
		return nil, err
	}
	var leaf struct {
		Recipient    string
		Announcement struct {
			EntryHash string
			Sequence  int64
		}
	}
	var commitment struct {
		Of           string
		Announcement struct {
			EntryHash string
			Sequence  int64
		}
		Tree struct {
			Root string
			Size int64
		}
	}
	if err := errors.Join(json.Unmarshal(n.Leaf, &leaf), json.Unmarshal(n.Commitment, &commitment)); err != nil {
		return nil, err
	}

	// 1. The leaf is for this customer.
	named := map[string]any{"address": address, "salt": n.Salt}
	if customer != "" {
		named["customer"] = customer
	}
	if n.ExternalID != nil {
		named["externalId"] = *n.ExternalID
	}
	if sum := sha256.Sum256(canonical(named)); hex.EncodeToString(sum[:]) != leaf.Recipient {
		return nil, errors.New("not for this customer")
	}

	// 2. The commitment is over the leaf, and to its announcement.
	var root tlog.Hash
	bytes, err := hex.DecodeString(commitment.Tree.Root)
	if err != nil || copy(root[:], bytes) != tlog.HashSize {
		return nil, errors.New("no root")
	}
	path, err := hashes(n.Place.Path)
	if err != nil {
		return nil, err
	}
	if err := tlog.CheckRecord(path, n.Place.Size, root, n.Place.Index, tlog.RecordHash(n.Leaf)); err != nil {
		return nil, fmt.Errorf("leaf: %w", err)
	}
	if n.Place.Size != commitment.Tree.Size || leaf.Announcement != commitment.Announcement || commitment.Of != "plan" {
		return nil, errors.New("committed to something else")
	}

	// 3. The entry commits to it.
	head, signed, found := strings.Cut(n.Proof, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return nil, errors.New("no proof")
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return nil, err
	}
	var header struct{ EntryKind, ContentHash string }
	if err := json.Unmarshal(entry, &header); err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(n.Commitment); header.EntryKind != "notice" || header.ContentHash != hex.EncodeToString(sum[:]) {
		return nil, errors.New("the entry commits to something else")
	}

	// 4. The log that the key signed has the entry.
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return nil, err
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return nil, err
	}
	checkpoint := strings.Split(opened.Text, "\n")
	if len(checkpoint) != 4 || checkpoint[0] != verifier.Name() {
		return nil, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(checkpoint[1], 10, 64)
	if err != nil {
		return nil, err
	}
	top, err := tlog.ParseHash(checkpoint[2])
	if err != nil {
		return nil, err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return nil, err
	}
	path, err = hashes(lines[3:])
	if err != nil {
		return nil, err
	}
	return n.Leaf, tlog.CheckRecord(path, size, top, index, tlog.RecordHash(entry))
}

func hashes(texts []string) (tlog.RecordProof, error) {
	var proof tlog.RecordProof
	for _, text := range texts {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return nil, err
		}
		proof = append(proof, hash)
	}
	return proof, nil
}

func main() {
	if len(os.Args) < 4 || len(os.Args) > 5 {
		fmt.Fprintln(os.Stderr, "checknotice notice.json VERIFIER-KEY ADDRESS [CUSTOMER]")
		os.Exit(2)
	}
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	leaf, err := check(file, os.Args[2], os.Args[3], strings.Join(os.Args[4:], ""))
	if err != nil {
		fmt.Fprintln(os.Stderr, "not verified:", err)
		os.Exit(1)
	}
	fmt.Printf("verified %s\n", leaf)
}
