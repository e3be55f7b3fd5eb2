from stickgen.text.verbs import base_form, _IRREGULAR
from stickgen.story import verbs
class K:
    def __contains__(self, w): return verbs.is_verb(w)
def verb_forms(word):
    out=[]
    if verbs.is_verb(word): out.append((word,"base"))
    if word in _IRREGULAR and verbs.is_verb(_IRREGULAR[word]):
        b=_IRREGULAR[word]; out += [(b,"past"),(b,"participle")]
    b=base_form(word,K())
    if b and b!=word and word not in _IRREGULAR:
        if word.endswith("ing"): out.append((b,"ing"))
        elif word.endswith("ed"): out += [(b,"past"),(b,"participle")]
        elif word.endswith("s"): out.append((b,"third"))
    return tuple(out)
