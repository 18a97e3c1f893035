"""The academy's tree of units. All names are invented."""

from dataclasses import dataclass

from archive.units.enums import UnitKind


@dataclass(frozen=True)
class UnitSheet:
    """A unit and what lies below it."""

    code: str
    name: str
    name_en: str
    kind: UnitKind
    below: tuple["UnitSheet", ...] = ()


def _institute(code: str, name: str, name_en: str) -> UnitSheet:
    return UnitSheet(code, name, name_en, UnitKind.INSTITUTE)


ACADEMY = UnitSheet(
    "yuanshan",
    "远山科学院",
    "Yuanshan Academy of Sciences",
    UnitKind.ACADEMY,
    (
        UnitSheet(
            "donghai",
            "东海分院",
            "Donghai Branch",
            UnitKind.BRANCH,
            (
                _institute("deep-sea", "深海工程研究所", "Institute of Deep-Sea Engineering"),
                _institute("marine", "海洋生态研究所", "Institute of Marine Ecology"),
                _institute("acoustics", "声学研究所", "Institute of Acoustics"),
                _institute("tides", "潮汐观测站", "Tidal Observatory"),
            ),
        ),
        UnitSheet(
            "xiling",
            "西岭分院",
            "Xiling Branch",
            UnitKind.BRANCH,
            (
                _institute("observatory", "高山天文台", "Mountain Observatory"),
                _institute("glaciers", "冰川冻土研究所", "Institute of Glaciers and Frozen Soil"),
                _institute("seeds", "植物种质研究所", "Institute of Plant Germplasm"),
                _institute("minerals", "地质矿物研究所", "Institute of Geology and Minerals"),
            ),
        ),
        UnitSheet(
            "beiyuan",
            "北原分院",
            "Beiyuan Branch",
            UnitKind.BRANCH,
            (
                _institute("radio", "射电天文研究所", "Institute of Radio Astronomy"),
                _institute("desert", "沙漠生态研究所", "Institute of Desert Ecology"),
                _institute("imaging", "显微成像中心", "Centre for Microscopic Imaging"),
                _institute("old-paper", "古纸修复研究所", "Institute for the Care of Old Paper"),
            ),
        ),
    ),
)
INSTITUTES = tuple(institute for branch in ACADEMY.below for institute in branch.below)
HOME_INSTITUTE = "observatory"  # where the demo's uploader and coordinator work
