// Command checklog verifies the whole log of a policy with Go's own packages for transparency logs, which know nothing
// of the register: golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog.
//
//	checklog http://127.0.0.1:8080/log/liveagent VERIFIER-KEY...
//
// A log that was handed over has several keys; one of them has to have signed each checkpoint. It prints what it
// verified. Exit codes: 0 everything held; 1 something did not; 2 it was called in another way.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height  = 8
	widest  = 1 << height
	largest = 32 << 20
)

// A remote is a log that is read over HTTP.
type remote struct {
	url     string
	origin  string
	keys    []note.Verifier
	fetched int
}

func (r *remote) get(path string) ([]byte, error) {
	response, err := http.Get(r.url + "/" + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, largest))
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s: %s", path, response.Status, body)
	}
	return body, nil
}

// checkpoint reads a signed tree: its note is opened with the log's key, its text is three lines (C2SP,
// tlog-checkpoint).
func (r *remote) checkpoint(message []byte) (tlog.Tree, error) {
	var tree tlog.Tree
	opened, err := note.Open(message, note.VerifierList(r.keys...))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != r.origin || lines[3] != "" {
		return tree, fmt.Errorf("not a checkpoint of %s: %q", r.origin, opened.Text)
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// Height and the next two make it a tlog.TileReader.
func (r *remote) Height() int { return height }

func (r *remote) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// The height is always 8, so that C2SP's path leaves it out; entries are below another name.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := r.get(strings.Replace(path, "tile/data/", "tile/entries/", 1))
		if err != nil {
			return nil, err
		}
		r.fetched++
		all = append(all, data)
	}
	return all, nil
}

func (r *remote) SaveTiles([]tlog.Tile, [][]byte) {}

// entries reads every leaf of a tree, as its bundles hold them (C2SP, tlog-tiles).
func (r *remote) entries(size int64) ([][]byte, error) {
	var leaves [][]byte
	for n := int64(0); n*widest < size; n++ {
		width := min(widest, size-n*widest)
		tiles, err := r.ReadTiles([]tlog.Tile{{H: height, L: -1, N: n, W: int(width)}})
		if err != nil {
			return nil, err
		}
		data := tiles[0]
		for range width {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("bundle %d ends within an entry", n)
			}
			length := 2 + int(binary.BigEndian.Uint16(data))
			leaves = append(leaves, data[2:length])
			data = data[length:]
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("bundle %d goes on after its last entry", n)
		}
	}
	return leaves, nil
}

// proof verifies one that is kept beside a document (C2SP, tlog-proof).
func (r *remote) proof(number int64, leaf []byte) error {
	text, err := r.get(fmt.Sprintf("proofs/%d", number))
	if err != nil {
		return err
	}
	head, signed, _ := bytes.Cut(text, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	extra := "extra " + base64.StdEncoding.EncodeToString(leaf)
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != extra ||
		lines[2] != fmt.Sprintf("index %d", number-1) {
		return fmt.Errorf("not the proof of entry %d: %q", number, head)
	}
	var path tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path = append(path, hash)
	}
	tree, err := r.checkpoint(signed)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, number-1, tlog.RecordHash(leaf))
}

// content verifies what an entry commits to.
func (r *remote) content(number int64, leaf []byte) error {
	var header struct {
		Sequence    int64  `json:"sequence"`
		ContentHash string `json:"contentHash"`
	}
	if err := json.Unmarshal(leaf, &header); err != nil {
		return err
	}
	content, err := r.get(fmt.Sprintf("contents/%d", number))
	if err != nil {
		return err
	}
	hash := sha256.Sum256(content)
	if header.Sequence != number || header.ContentHash != hex.EncodeToString(hash[:]) {
		return fmt.Errorf("entry %d does not commit to its content", number)
	}
	return nil
}

func (r *remote) verify() error {
	message, err := r.get("checkpoint")
	if err != nil {
		return err
	}
	tree, err := r.checkpoint(message)
	if err != nil {
		return err
	}
	// Reads tiles, and believes none before it leads to the root.
	hashes := tlog.TileHashReader(tree, r)
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil || root != tree.Hash {
		return fmt.Errorf("the tiles do not give the root: %v", err)
	}
	leaves, err := r.entries(tree.N)
	if err != nil {
		return err
	}
	for at, leaf := range leaves {
		index := int64(at)
		path, err := tlog.ProveRecord(tree.N, index, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(leaf)); err != nil {
			return fmt.Errorf("entry %d: %w", index+1, err)
		}
		if err := r.proof(index+1, leaf); err != nil {
			return fmt.Errorf("proof of entry %d: %w", index+1, err)
		}
		if err := r.content(index+1, leaf); err != nil {
			return err
		}
		if err := r.continues(index+1, tree, hashes); err != nil {
			return fmt.Errorf("checkpoint of size %d: %w", index+1, err)
		}
	}
	fmt.Printf("verified %s: %d entries, proofs, contents and checkpoints, %d tiles\n", r.origin, tree.N, r.fetched)
	return nil
}

// continues verifies that the newest tree continues the one of an earlier checkpoint.
func (r *remote) continues(size int64, tree tlog.Tree, hashes tlog.HashReader) error {
	message, err := r.get(fmt.Sprintf("checkpoints/%d", size))
	if err != nil {
		return err
	}
	older, err := r.checkpoint(message)
	if err != nil {
		return err
	}
	if older.N != size {
		return fmt.Errorf("it is of size %d", older.N)
	}
	path, err := tlog.ProveTree(tree.N, size, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(path, tree.N, tree.Hash, size, older.Hash)
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: checklog LOG-URL VERIFIER-KEY...")
		os.Exit(2)
	}
	log := &remote{url: os.Args[1]}
	for _, written := range os.Args[2:] {
		key, err := note.NewVerifier(written)
		if err == nil && log.origin != "" && key.Name() != log.origin {
			err = fmt.Errorf("%s: the key before is of %s", written, log.origin)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		log.origin = key.Name()
		log.keys = append(log.keys, key)
	}
	if err := log.verify(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
