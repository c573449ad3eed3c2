// What the search does with text, without a browser: it has to be what the native side
// did to the archive.

import { readFileSync } from "node:fs";

import { Index } from "../../../src/client/search/index.mjs";
import { findAll, phrasesOf, termsOf } from "../../../src/client/search/query.mjs";
import { ask } from "../../../src/client/search/search.mjs";
import { fold } from "../../../src/client/search/text.mjs";
import { timeOf, wordsOf } from "../../../src/client/search/words.mjs";
import { expect, test } from "../support/test.mjs";

const folded = (text) => fold(text).characters.join("");

test("text is folded as it is natively", () => {
  const texts = JSON.parse(readFileSync(new URL("../../search/folded.json", import.meta.url), "utf8"));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.map(([text]) => [text, folded(text)])).toEqual(texts);
});

test("a question is phrases, and each has its terms", () => {
  const termsOfAll = (question) => phrasesOf(question).map(termsOf);
  for (const [question, terms] of [
    ["Kubernetes　コスト", [["kubernetes"], ["こす", "すと"]]],
    ["監視基盤", [["監視", "基盤"]]],
    ["E2Eテスト", [["e2e", "てす", "すと"]]],
    ["第7回", [["7"]]],
    ["森", [["森"]]],
    ["佐藤さん 林さん", [["佐藤"], ["林さ", "さん"]]],
    ["森 の 話", [["森"], ["話"]]],
    ["「」、 …", []],
    ["a b c d e f g h i j", [..."abcdefgh"].map((letter) => [letter])],
  ]) {
    expect(termsOfAll(question), question).toEqual(terms);
  }
});

test("a phrase is found in a line as it stands there", () => {
  for (const [line, question, found] of [
    ["サーバーレスの監視", "サーバレス", ["サーバーレス"]],
    ["青木 翔平", "青木翔平", ["青木 翔平"]],
    ["E2E テストの話", "e2eテスト", ["E2E テスト"]],
    ["Kubernetes", "kube", ["Kube"]],
    ["minikube", "kube", []],
    ["Google で Go と go", "go", ["Go", "go"]],
    ["ｶﾞｲﾄﾞ", "ガイド", ["ｶﾞｲﾄﾞ"]],
    ["目標、信頼性", "信頼性目標", []],
  ]) {
    const { from, to } = fold(line);
    const places = findAll(fold(line), phrasesOf(question)[0]);
    const texts = places.map((place) => line.slice(from[place.from], to[place.to - 1]));
    expect(texts, `${question} in ${line}`).toEqual(found);
  }
});

test("times and words are the site's language's", () => {
  expect([0, 59, 504, 3723].map(timeOf)).toEqual(["0:00", "0:59", "8:24", "1:02:03"]);
  const [japanese, english] = [wordsOf("ja-JP"), wordsOf("en")];
  expect(japanese.date("2025-02-26")).toBe("2025年2月26日");
  expect(english.date("2025-02-26")).toBe("26 February 2025");
  expect(Object.keys(english)).toEqual(Object.keys(japanese));
  expect([english.found(1), english.found(10)]).toEqual(["1 result", "10 results"]);
});

test("every talk of the samples is the first that its title finds, and is found by each speaker", async ({ site }) => {
  const home = `${site.url}data/search/`;
  const index = await Index.open(home, fetch(`${home}index.json`), "default");
  const { content } = await (await fetch(`${site.url}data/site.json`)).json();
  for (const { slug } of content.reports) {
    const { report } = (await (await fetch(`${site.url}data/posts/${slug}.json`)).json()).content;
    for (const talk of report.body.flatMap((part) => part.talk ?? [])) {
      const title = talk.title.map((inline) => inline.text).join("");
      const [first] = await (await ask(index, title)).next();
      expect(first.title.text).toBe(title);
      for (const { name, affiliation } of talk.speakers) {
        const found = await (await ask(index, `${name} ${affiliation ?? ""}`)).next();
        expect(found.map(({ href }) => href), name).toContain(`/posts/${slug}/#${talk.id}`);
      }
    }
  }
});
