from __future__ import annotations

import re

import pytest

from localeconomy.io.tabular.names import field_names, normal, term_names
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES, label, terms_in, vocabulary


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_term_has_a_label_of_its_own_in_both_languages(name: str) -> None:
    terms = vocabulary(name)
    for identifier, term in terms.items():
        assert term.id == identifier
        assert re.fullmatch(r"[a-z][a-z0-9_]*", identifier)
        assert label(name, identifier) == term.label
    for language in ("de", "en"):
        wordings = [term.label.into(language) for term in terms.values()]
        assert all(wordings)
        assert len(set(wordings)) == len(wordings)


def test_every_vocabulary_is_used_and_every_used_one_exists() -> None:
    choices = (FieldType.CHOICE, FieldType.CHOICES, FieldType.COUNTS)
    declared = [field for info in TABLES.values() for field in fields_of(info.record_type).values()]
    assert {field.target for field in declared if field.type in choices} == set(VOCABULARIES)
    for field in declared:
        if field.type is FieldType.CHOICE and field.default is not None:
            assert field.default in vocabulary(field.target or "")


def test_classes_name_groups_of_terms() -> None:
    assert terms_in("relationship_kind", "signed") == ("payment",)
    assert terms_in("form", "nothing") == ()


def test_no_term_is_unspecified() -> None:
    assert label("form", None) == Text(de="ohne Angabe", en="unspecified")


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_synonym_is_read_as_its_term_and_as_no_other(name: str) -> None:
    for term in vocabulary(name).values():
        for synonym in term.synonyms:
            assert term_names(name)[normal(synonym)] == term.id
            others = [each for each in vocabulary(name).values() if each.id != term.id]
            assert all(synonym not in (each.label.de, each.label.en) for each in others)


def test_former_headers_and_names_are_still_read() -> None:
    assert term_names("actor_kind")["arbeitsamt"] == "employment_agency"
    assert label("actor_kind", "employment_agency").de == "Arbeitsagentur/Jobcenter"
    assert field_names("funding")["empfänger"] == field_names("funding")["empfangende stelle"]
    assert field_names("funding")["geldgeber"] == field_names("funding")["herkunft des geldes"]
    assert field_names("offers")["anbieter"] == field_names("offers")["anbietende stelle"]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_counted(table: str) -> None:
    """Behind a number no word for the whole table stands, such as "2 publicity"."""
    info = TABLES[table]
    assert info.counted(1) != info.counted(2)
    assert info.counted(2) == info.counted(0)
